//! The cable between a phone and the service, which can be pulled: every connection over it breaks, and none is made.

use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
    sync::watch,
};

pub struct Cable {
    plugged: watch::Sender<bool>,
    /// The end at which the phone is.
    pub url: String,
}

impl Cable {
    /// A cable to the service at this address.
    pub async fn to(service: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let address = service.trim_start_matches("http://").to_owned();
        let (plugged, is_plugged) = watch::channel(true);
        tokio::spawn(async move {
            while let Ok((phone, _)) = listener.accept().await {
                tokio::spawn(carry(phone, address.clone(), is_plugged.clone()));
            }
        });
        Self { plugged, url }
    }

    pub fn is_pulled(&self) {
        self.plugged.send_replace(false);
    }

    pub fn is_plugged_in(&self) {
        self.plugged.send_replace(true);
    }
}

async fn carry(mut phone: TcpStream, address: String, mut plugged: watch::Receiver<bool>) {
    if !*plugged.borrow() {
        return;
    }
    let Ok(mut service) = TcpStream::connect(address).await else { return };
    tokio::select! {
        _ = copy_bidirectional(&mut phone, &mut service) => {}
        _ = plugged.wait_for(|plugged| !plugged) => {}
    }
}
