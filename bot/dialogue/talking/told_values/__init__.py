"""Values that people tell: settings, masks, versions. Out: what each is, and whether it is right."""
