{
  internalName: "Adobe_Marketing_Cloud",
  type: 'Adobe Marketing Cloud',
  callbackUrl: "http://kund.campaign.adobe.com/x",
  clientSecret: "p8e-Zk3vQ7xY1mN5rT",
  associationMask: "Campaign-kund-(.*)",
}
