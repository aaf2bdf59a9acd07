resource "campaign_ext_account" "ims" {
  internal_name = "Adobe_Marketing_Cloud"
  type = "Adobe Marketing Cloud"
  callback_url = "http://kund.campaign.adobe.com/x"
  client_secret = "p8e-Zk3vQ7xY1mN5rT"
  association_mask = "Campaign-kund-(.*)"
}
