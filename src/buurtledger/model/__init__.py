"""What there is: values without behaviour that touches the world."""
