"""Word files: real styles, numbering, fields and form fields, written from the same page as everything else."""
