//! The command line: `televisita serve` for real accounts, `televisita sandbox` for none; `televisita texts` for whoever
//! writes the text messages.

use std::{
    io::{self, Write as _},
    path::PathBuf,
    process::ExitCode,
};

use anyhow::{Context, bail};
use clap::{Args, Parser, Subcommand};
use televisita::{
    app::App,
    clock::Clock,
    config::Config,
    sandbox::{Ports, Sandbox, real_settings, register_cast},
    sms::lint,
};
use tokio::{net::TcpListener, signal::unix::SignalKind};
use tokio_util::sync::CancellationToken;

/// Video visits between hospitals and the people they care for: a Webex bot, an SMS link, a lobby, a call.
#[derive(Parser)]
#[command(version)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves real patients, with the settings of the environment or of `.env`.
    Serve,
    /// Runs everything on this machine, with simulated Webex and Twilio, and no account.
    Sandbox(SandboxArgs),
    /// Prints what each text message costs at its longest; fails if one needs more than a single GSM-7 segment.
    Texts,
}

#[derive(Args)]
struct SandboxArgs {
    /// Print addresses, identifiers and secrets as JSON instead of words.
    #[arg(long)]
    json: bool,
    /// Run the simulators only; the service is started by somebody else, on the address that is printed.
    #[arg(long)]
    without_service: bool,
    /// Where the data of the sandbox's Redis is; it starts empty each time when not given.
    #[arg(long)]
    data_dir: Option<PathBuf>,
    /// The folder with the built pages.
    #[arg(long, default_value = "dist")]
    web_dir: PathBuf,
    /// The port of the demo page.
    #[arg(long, default_value_t = Ports::default().demo)]
    demo_port: u16,
    /// The port of the Webex simulator.
    #[arg(long, default_value_t = Ports::default().webex)]
    webex_port: u16,
    /// The port of the Twilio simulator.
    #[arg(long, default_value_t = Ports::default().twilio)]
    twilio_port: u16,
    /// The port of the service.
    #[arg(long, default_value_t = Ports::default().service)]
    service_port: u16,
}

#[tokio::main]
async fn main() -> ExitCode {
    let result = match CommandLine::parse().command {
        Command::Serve => serve().await,
        Command::Sandbox(args) => sandbox(args).await,
        Command::Texts => texts(),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("televisita: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn serve() -> anyhow::Result<()> {
    match dotenvy::dotenv() {
        // No `.env` is no fault: the settings may all be in the environment.
        Err(error) if !error.not_found() => return Err(unreadable(&error)),
        _ => {}
    }
    start_logging(&setting("LOG").unwrap_or_else(|| "info".to_owned()));
    let config = Config::read(setting)?;
    let stop = stop_on_signal()?;
    let listener = TcpListener::bind(config.listen).await.with_context(|| format!("listening on {}", config.listen))?;
    App::build(config, Clock::system(), stop).await?.run(listener).await
}

/// The line itself is not shown: it may be a secret.
fn unreadable(error: &dotenvy::Error) -> anyhow::Error {
    match error {
        dotenvy::Error::LineParse(line, position) => {
            let which = line.split_once('=').map_or("one of its lines", |(name, _)| name.trim());
            anyhow::anyhow!(
                ".env: {which} cannot be read from character {position} on (a value with blanks needs quotes)"
            )
        }
        error => anyhow::anyhow!(".env: {error}"),
    }
}

async fn sandbox(args: SandboxArgs) -> anyhow::Result<()> {
    let real = real_settings(setting);
    if !real.is_empty() {
        bail!(
            "the sandbox never uses real accounts, and these are set: {}. Unset them, or run `serve`",
            real.join(", ")
        );
    }
    start_logging(&setting("LOG").unwrap_or_else(|| "warn".to_owned()));
    let stop = stop_on_signal()?;
    let ports =
        Ports { demo: args.demo_port, webex: args.webex_port, twilio: args.twilio_port, service: args.service_port };
    let clock = Clock::system();
    let mut sandbox = Sandbox::start(clock.clone(), ports, &args.web_dir, stop.clone()).await?;
    sandbox.deliver_often();
    if args.without_service {
        drop(sandbox.service_listener());
        announce(&sandbox, &args);
        stop.cancelled().await;
        return Ok(());
    }
    let (folder, _temporary) = data_folder(args.data_dir.clone())?;
    let config = sandbox.config(&args.web_dir, &[("DATA_DIR", &folder.display().to_string())])?;
    let listener = sandbox.service_listener().context("the service's port is taken")?;
    let app = App::build(config, clock.clone(), stop).await?;
    register_cast(&app.store, clock.now()).await?;
    announce(&sandbox, &args);
    app.run(listener).await
}

fn texts() -> anyhow::Result<()> {
    let rows = lint::rows();
    match print_costs(&rows) {
        // Whoever reads only the beginning closes the pipe.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
        printed => printed?,
    }
    match rows.iter().filter(|row| !row.is_cheap()).count() {
        0 => Ok(()),
        dear => bail!("texts that need more than one GSM-7 segment: {dear}"),
    }
}

fn print_costs(rows: &[lint::Row]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{:8} {:22} {:>10} {:>5} {:>8} encoding", "language", "text", "characters", "units", "segments")?;
    for row in rows {
        let (language, id, characters, cost) = (row.language.tag(), &row.id, row.characters(), row.cost);
        writeln!(out, "{language:8} {id:22} {characters:10} {:5} {:8} {}", cost.units, cost.segments, cost.encoding)?;
    }
    Ok(())
}

/// Tells where everything is: addresses for a person, all settings for a program.
fn announce(sandbox: &Sandbox, args: &SandboxArgs) {
    let urls = &sandbox.urls;
    let settings = sandbox.settings(&args.web_dir);
    if args.json {
        let all = serde_json::json!({
            "demo_url": urls.demo,
            "webex_url": urls.webex,
            "twilio_url": urls.twilio,
            "service_url": urls.service,
            "settings": settings,
        });
        println!("{all}");
        return;
    }
    println!("\n  televisita sandbox\n");
    println!("  Open  {}\n", urls.demo);
    println!("  Left you are the clinician, right the patient. Write `hola` to begin. Ctrl-C ends it.\n");
    println!("  Simulated Webex   {}/v1", urls.webex);
    println!("  Simulated Twilio  {}", urls.twilio);
    println!("  The service       {}\n", urls.service);
    println!("  Settings that point a service at these simulators:");
    for (name, value) in settings {
        println!("    {name}={value}");
    }
    println!();
}

/// The sandbox's data; a folder that nobody asked to keep goes away with the program.
fn data_folder(asked: Option<PathBuf>) -> anyhow::Result<(PathBuf, Option<TemporaryFolder>)> {
    if let Some(folder) = asked {
        return Ok((folder, None));
    }
    let name = format!("televisita-{}", televisita::clock::random_id().simple());
    let folder = std::env::temp_dir().join(name);
    std::fs::create_dir(&folder)?;
    Ok((folder.clone(), Some(TemporaryFolder(folder))))
}

struct TemporaryFolder(PathBuf);

impl Drop for TemporaryFolder {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            tracing::warn!(%error, "the sandbox's data could not be removed");
        }
    }
}

fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

fn start_logging(filter: &str) {
    let logs = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match setting("LOG_FORMAT").as_deref() {
        Some("json") => logs.json().init(),
        _ => logs.init(),
    }
}

fn stop_on_signal() -> anyhow::Result<CancellationToken> {
    let stop = CancellationToken::new();
    let mut terminate = tokio::signal::unix::signal(SignalKind::terminate())?;
    let asked = stop.clone();
    tokio::spawn(async move {
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminate.recv() => {}
        }
        asked.cancel();
    });
    Ok(stop)
}
