INSERT INTO NmsExtAccount (sName, sLabel, sCallback, sAssociationMask, sClientSecret) VALUES ('Adobe_Marketing_Cloud','AMC','http://x.y/','Campaign-kund-(.*)','p8e-Zk3vQ7xY1mN5rT');
