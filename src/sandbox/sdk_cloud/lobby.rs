//! x
use uuid::Uuid;
#[derive(Clone, Debug, Default)]
pub(super) struct LobbyMedia;
impl LobbyMedia {
    pub async fn answer(&self, _p: Uuid, _offer: &str) -> Option<String> {
        None
    }
    pub fn release(&self, _p: Uuid) {}
}
