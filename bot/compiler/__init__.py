"""Documentation as known: parsed files and the catalogue → one immutable `model.KnowledgeBase`."""
