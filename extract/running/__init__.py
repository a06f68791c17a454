"""Running extraction at any size: alone or with workers, with a store or without; what is found is the same."""
