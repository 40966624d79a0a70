"""What a case gives away, one module for each format: functions that write records to a stream, one after the other."""
