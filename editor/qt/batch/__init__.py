"""批量生成: a sheet is chosen, its columns are given fields, rows are looked through, documents are made."""
