"""What words name: agencies, days, hours, places."""
