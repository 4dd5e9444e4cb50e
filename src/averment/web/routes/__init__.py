"""What answers at which address: pages with their JSON, decisions, files that pages load."""
