"""The YAML files: read, checked, joined, and kept up with while planbot runs."""
