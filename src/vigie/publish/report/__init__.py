"""Reports that stand on their own: records in, bytes out."""
