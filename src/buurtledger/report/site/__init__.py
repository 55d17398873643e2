"""The website: what it shows (`model`), its pages (`paginas`, `lijsten`), open data (`gegevens`), its `bestanden`."""
