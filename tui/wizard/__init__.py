"""The wizard: any service of the catalogue, step by step."""
