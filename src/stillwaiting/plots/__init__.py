"""Pictures of waits, one file per picture; drawn without a screen, the same bytes each time."""
