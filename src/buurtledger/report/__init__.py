"""What people see and programs get: a report value per report, a document of it, a renderer per format."""
