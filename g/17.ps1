$account = @{
    InternalName = "Adobe_Marketing_Cloud"
    Type = "Adobe Marketing Cloud"
    CallbackUrl = "http://kund.campaign.adobe.com/x"
    ClientSecret = "p8e-Zk3vQ7xY1mN5rT"
    AssociationMask = "Campaign-kund-(.*)"
    Tenant = "kund"
}
