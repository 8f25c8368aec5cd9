"""The wizard: an application for any service, step by step."""
