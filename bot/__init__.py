"""ims-doctor: answers about Adobe ID (IMS) login from documentation that it compiled itself.

CONTRIBUTING.md, "Where things are", draws the folders and the way of an update through them.
"""
