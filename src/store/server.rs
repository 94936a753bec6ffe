//! A `redis-server` of our own, for whoever does not bring one.
//!
//! It listens on a unix socket in a folder that only this user can enter, writes every change to its append-only file
//! before it answers, is restarted when it dies and ends with the program. The folder is locked: two programs on the
//! same data would each believe the other's timers to be theirs.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io,
    os::unix::fs::{DirBuilderExt, PermissionsExt},
    path::{Path, PathBuf},
    time::Duration,
};

use tokio::process::{Child, Command};
use tokio_util::sync::CancellationToken;

use super::Handle;

/// How long the server may take to read its data and answer.
const START_PATIENCE: Duration = Duration::from_secs(60);
/// How long it may take to write its last data and end.
const STOP_PATIENCE: Duration = Duration::from_secs(10);
/// How often it is asked whether it answers yet.
const ASK_EVERY: Duration = Duration::from_millis(5);
/// The longest pause before a server that keeps dying is started once more.
const LONGEST_PAUSE: Duration = Duration::from_secs(5);
/// A unix socket's path may be no longer (Linux: 108 bytes with the closing zero).
const LONGEST_SOCKET: usize = 107;

/// Why there is no server.
#[derive(Debug, thiserror::Error)]
pub enum ServerError {
    /// The program is not installed.
    #[error(
        "`{0}` is not installed. Install it (Debian, Ubuntu: `sudo apt-get install redis-server`) or set REDIS_URL"
    )]
    NotInstalled(String),
    /// Another program uses the data.
    #[error("the data folder {0} is in use by another televisita: stop that one, or set DATA_DIR")]
    InUse(PathBuf),
    /// The path of the socket is too long.
    #[error("the data folder {0} has too long a path for a unix socket: set DATA_DIR to a shorter one")]
    PathTooLong(PathBuf),
    /// The folder or the process gives trouble.
    #[error("the data folder {folder}: {error}")]
    Io {
        /// Which folder.
        folder: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// It ended, or it does not answer.
    #[error("redis-server does not answer; its own words are in {0}")]
    Silent(PathBuf),
}

/// A running server of our own.
pub struct Server {
    folder: PathBuf,
    binary: String,
    handle: Handle,
    child: Child,
    // Held as long as the server is ours.
    _lock: File,
}

impl Server {
    /// Starts a server whose data is in `folder`, and waits until it answers.
    pub async fn start(binary: &str, folder: &Path) -> Result<Self, ServerError> {
        let io = |error| ServerError::Io { folder: folder.to_owned(), error };
        fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(io)?;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).map_err(io)?;
        let folder = folder.canonicalize().map_err(io)?;
        if socket(&folder).as_os_str().len() > LONGEST_SOCKET {
            return Err(ServerError::PathTooLong(folder));
        }
        let lock = lock(&folder)?;
        let url = format!("redis+unix://{}", socket(&folder).display());
        let handle = Handle::new(&url).map_err(|error| io(io::Error::other(error)))?;
        end_orphan(&handle, &folder).await?;
        let child = launch(binary, &folder)?;
        let mut server = Self { folder, binary: binary.to_owned(), handle, child, _lock: lock };
        server.wait_until_it_answers().await?;
        Ok(server)
    }

    /// The way to reach it.
    pub fn handle(&self) -> Handle {
        self.handle.clone()
    }

    /// The process id, for whoever wants to see it die.
    pub fn pid(&self) -> Option<u32> {
        self.child.id()
    }

    /// Keeps it running until `stop`, then ends it.
    pub async fn supervise(mut self, stop: &CancellationToken) {
        let mut pause = Duration::from_millis(100);
        while stop.run_until_cancelled(self.child.wait()).await.is_some() {
            tracing::error!(pause_ms = pause.as_millis() as u64, "redis-server ended by itself; starting it again");
            if stop.run_until_cancelled(tokio::time::sleep(pause)).await.is_none() {
                break;
            }
            pause = match self.restart().await {
                Ok(()) => Duration::from_millis(100),
                Err(error) => {
                    tracing::error!(%error, "redis-server could not be started again");
                    (pause * 2).min(LONGEST_PAUSE)
                }
            };
        }
        self.stop().await;
    }

    /// Ends it; its data is written first.
    pub async fn stop(mut self) {
        ask_to_shut_down(&self.handle).await;
        if tokio::time::timeout(STOP_PATIENCE, self.child.wait()).await.is_err() {
            tracing::error!("redis-server did not end when asked; ending it");
            // An error here means that it has just ended.
            let _ = self.child.kill().await;
        }
    }

    async fn restart(&mut self) -> Result<(), ServerError> {
        self.child = launch(&self.binary, &self.folder)?;
        self.wait_until_it_answers().await
    }

    async fn wait_until_it_answers(&mut self) -> Result<(), ServerError> {
        let silent = || ServerError::Silent(self.folder.join("redis.log"));
        let handle = self.handle.clone();
        let answers = async {
            while handle.call::<String>(&redis::cmd("PING")).await.is_err() {
                tokio::time::sleep(ASK_EVERY).await;
            }
        };
        tokio::select! {
            () = answers => Ok(()),
            _ = self.child.wait() => Err(silent()),
            () = tokio::time::sleep(START_PATIENCE) => Err(silent()),
        }
    }
}

fn socket(folder: &Path) -> PathBuf {
    folder.join("redis.sock")
}

fn lock(folder: &Path) -> Result<File, ServerError> {
    let io = |error| ServerError::Io { folder: folder.to_owned(), error };
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(folder.join("lock")).map_err(io)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(ServerError::InUse(folder.to_owned())),
        Err(TryLockError::Error(error)) => Err(io(error)),
    }
}

/// A program that was killed leaves its server behind. It holds the data: it is asked to write it and end.
async fn end_orphan(handle: &Handle, folder: &Path) -> Result<(), ServerError> {
    if !socket(folder).exists() || handle.call::<String>(&redis::cmd("PING")).await.is_err() {
        return Ok(());
    }
    tracing::warn!("a redis-server was left behind by a crash; ending it");
    ask_to_shut_down(handle).await;
    let ended = async {
        while handle.call::<String>(&redis::cmd("PING")).await.is_ok() {
            tokio::time::sleep(ASK_EVERY).await;
        }
    };
    tokio::time::timeout(STOP_PATIENCE, ended).await.map_err(|_| ServerError::InUse(folder.to_owned()))
}

async fn ask_to_shut_down(handle: &Handle) {
    // It closes the connection instead of answering.
    let _ = handle.call::<()>(&redis::cmd("SHUTDOWN")).await;
}

fn launch(binary: &str, folder: &Path) -> Result<Child, ServerError> {
    let mut command = Command::new(binary);
    command
        .args(["--port", "0", "--unixsocket"])
        .arg(socket(folder))
        .args(["--unixsocketperm", "700", "--dir"])
        .arg(folder)
        .args(["--appendonly", "yes", "--appendfsync", "always", "--save", "", "--maxmemory-policy", "noeviction"])
        .args(["--daemonize", "no", "--loglevel", "notice", "--logfile"])
        .arg(folder.join("redis.log"))
        .stdin(std::process::Stdio::null())
        // Ctrl-C in a terminal goes to the whole process group: the server must outlive us by its last write.
        .process_group(0)
        .kill_on_drop(true);
    command.spawn().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => ServerError::NotInstalled(binary.to_owned()),
        _ => ServerError::Io { folder: folder.to_owned(), error },
    })
}
