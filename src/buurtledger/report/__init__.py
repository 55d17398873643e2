"""What people and programs read: per report one model, and a way to show it per format."""
