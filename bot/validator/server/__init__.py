"""The IMS sections of an instance's configuration file (`config-<instance>.xml`, `serverConf.xml`)."""
