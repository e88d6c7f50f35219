"""Plans as sheets: Excel workbooks and CSV, for people to edit and to bring back."""
