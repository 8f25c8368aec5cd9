"""Pure rules, no I/O: identifiers, names, dates and deadlines, forms, attachments → remarks."""
