"""One page in all its languages: cut, aligned, its values settled, its symptoms bound."""
