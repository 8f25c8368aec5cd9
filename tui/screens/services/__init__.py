"""Services that can be applied for, and the professional ones that are switched on and off."""
