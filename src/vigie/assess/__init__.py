"""What claims and figures mean for rules, grades and registers: functions over records, no verdicts."""
