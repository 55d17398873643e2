"""What git remembers and proves. The only package that runs git."""
