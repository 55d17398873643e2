"""Sheets that somebody made elsewhere (CSV, XLSX, ODS), read as cells. They may come from a stranger."""
