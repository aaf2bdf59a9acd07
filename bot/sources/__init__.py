"""Documentation as written: folders of Markdown files → parsed documents that know path and line."""
