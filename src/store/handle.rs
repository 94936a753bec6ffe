//! The connection to Redis.
//!
//! One multiplexed connection carries everything that answers at once. Whatever blocks (waiting for work, listening for
//! changes) gets a connection of its own. A server that is loading, read-only or gone means: drop the connection and ask
//! again, once; what is written is guarded, so asking twice cannot write twice unnoticed.

use std::sync::Arc;

use redis::{
    Client, FromRedisValue, ScriptInvocation,
    aio::{ConnectionLike, MultiplexedConnection, PubSub},
};
use tokio::sync::Mutex;

use super::COMMAND_TIMEOUT;

/// How long connecting may take.
const CONNECT_TIMEOUT: std::time::Duration = std::time::Duration::from_secs(2);

/// A way to reach one Redis server. Clones share the connection.
#[derive(Clone)]
pub struct Handle {
    client: Client,
    shared: Arc<Mutex<Option<MultiplexedConnection>>>,
}

impl Handle {
    /// A handle on the server at `url` (`redis://`, `rediss://`, `redis+unix://`). Connects when first used.
    pub fn new(url: &str) -> Result<Self, redis::RedisError> {
        Ok(Self { client: Client::open(url)?, shared: Arc::default() })
    }

    /// Runs a command.
    pub async fn call<T: FromRedisValue>(&self, command: &redis::Cmd) -> Result<T, redis::RedisError> {
        let mut again = true;
        loop {
            let mut connection = self.connection().await?;
            match command.query_async(&mut connection).await {
                Err(error) if again && lost(&error) => again = false,
                other => return other,
            }
            self.drop_connection().await;
        }
    }

    /// Runs a script.
    pub async fn script<T: FromRedisValue>(&self, script: &ScriptInvocation<'_>) -> Result<T, redis::RedisError> {
        let mut again = true;
        loop {
            let mut connection = self.connection().await?;
            match script.invoke_async(&mut connection).await {
                Err(error) if again && lost(&error) => again = false,
                other => return other,
            }
            self.drop_connection().await;
        }
    }

    /// A connection of one's own, on which commands may block.
    pub async fn blocking(&self) -> Result<MultiplexedConnection, redis::RedisError> {
        let config = redis::AsyncConnectionConfig::new()
            .set_connection_timeout(Some(CONNECT_TIMEOUT))
            .set_response_timeout(None);
        self.client.get_multiplexed_async_connection_with_config(&config).await
    }

    /// A connection of one's own that listens.
    pub async fn listener(&self) -> Result<PubSub, redis::RedisError> {
        self.client.get_async_pubsub().await
    }

    async fn connection(&self) -> Result<impl ConnectionLike + use<>, redis::RedisError> {
        let mut shared = self.shared.lock().await;
        if let Some(connection) = &*shared {
            return Ok(connection.clone());
        }
        let config = redis::AsyncConnectionConfig::new()
            .set_connection_timeout(Some(CONNECT_TIMEOUT))
            .set_response_timeout(Some(COMMAND_TIMEOUT));
        let connection = self.client.get_multiplexed_async_connection_with_config(&config).await?;
        *shared = Some(connection.clone());
        Ok(connection)
    }

    async fn drop_connection(&self) {
        self.shared.lock().await.take();
    }
}

/// Whether an error says that this connection, or the server behind it, is not the one to talk to.
fn lost(error: &redis::RedisError) -> bool {
    const NOT_THIS_ONE: [&str; 4] = ["READONLY", "NOREPLICAS", "MASTERDOWN", "LOADING"];
    error.is_io_error()
        || error.is_timeout()
        || error.is_connection_dropped()
        || error.is_unrecoverable_error()
        || error.code().is_some_and(|code| NOT_THIS_ONE.contains(&code))
}
