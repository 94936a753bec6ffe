//! The numbers of a report as one picture, made to be read on a telephone: four plain charts, one below the other.

use charts_rs::{
    Align, BarChart, ChartBase, ChildChart, Color, FontConfig, HorizontalBarChart, LegendCategory, LineChart,
    MultiChart, Position, Series, TextConfig, YAxisConfig, svg_to_png_with_size,
};

use super::{Numbers, Step, words};
use crate::{
    texts::{Language, say},
    visit::VisitKind,
};

/// The width for which the letters are measured, and that of the picture.
const WIDTH: f32 = 540.0;
const PIXELS: u32 = 1080;
/// How far everything is from the sides.
const SIDE: f32 = 16.0;
/// Sizes of letters.
const TITLE: f32 = 24.0;
const HEADING: f32 = 19.0;
const LABEL: f32 = 15.0;

const INK: Color = color(0x1f, 0x2d, 0x3d);
const FAINT: Color = color(0x5a, 0x6b, 0x7b);
const BLUE: Color = color(0x2f, 0x6f, 0x8f);
const GREEN: Color = color(0x7f, 0xb0, 0x69);
const AMBER: Color = color(0xe6, 0xa6, 0x5d);
const ROSE: Color = color(0xb5, 0x65, 0x76);

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// The chart could not be made.
    #[error("the chart cannot be made: {0}")]
    Chart(String),
    /// It could not be drawn.
    #[error("the chart cannot be drawn: {0}")]
    Drawing(String),
}

/// The picture as a PNG file. This takes a while: not for a thread on which others wait.
pub fn picture(language: Language, numbers: &Numbers) -> Result<Vec<u8>, PictureError> {
    let mut all =
        MultiChart { background_color: Some(Color::white()), gap: 14.0, align_plots: true, ..MultiChart::new() };
    let total = numbers.total();
    all.texts.push(text(say(language, "chat-report-title"), 14.0, TITLE, INK));
    all.texts.push(text(words::headline(language, numbers, &total), 46.0, LABEL, FAINT));
    all.add(ChildChart::Bar(visits(language, numbers), None));
    all.add(ChildChart::Line(waits(language, numbers), None));
    all.add(ChildChart::Bar(no_shows(language, numbers), None));
    all.add(ChildChart::HorizontalBar(steps(language, numbers), None));
    let svg = all.svg().map_err(|error| PictureError::Chart(error.to_string()))?;
    svg_to_png_with_size(&svg, Some(PIXELS), None).map_err(|error| PictureError::Drawing(error.to_string()))
}

fn visits(language: Language, numbers: &Numbers) -> BarChart {
    let series = VisitKind::ALL.into_iter().enumerate().map(|(at, kind)| {
        let name = say(language, &format!("chat-report-kind-{}", kind.word()));
        let counts = numbers.days.iter().map(|day| day.visits[at] as f32).collect();
        Series { stack: Some("visits".to_owned()), ..Series::new(name, counts) }
    });
    let mut chart = BarChart::new(series.collect(), days(language, numbers));
    style(&mut chart.base, say(language, "chat-report-visits-by-day"), 280.0, &[BLUE, GREEN, AMBER]);
    let most = numbers.days.iter().map(|day| day.all_visits() as f32).fold(0.0, f32::max);
    chart.y_axis_configs.iter_mut().for_each(|axis| count_up_to(axis, most, 4));
    chart
}

/// A day on which nobody was let in is a gap.
fn waits(language: Language, numbers: &Numbers) -> LineChart {
    let line = |id: &str, minutes: Vec<Option<f64>>| {
        let points = minutes.into_iter().map(|minutes| minutes.map(|minutes| minutes as f32)).collect();
        Series::new_nullable(say(language, id), points)
    };
    let median = line("chat-report-median", numbers.days.iter().map(super::Day::median).collect());
    let p90 = line("chat-report-p90", numbers.days.iter().map(super::Day::p90).collect());
    let most = p90.data.iter().flatten().copied().fold(0.0, f32::max);
    let mut chart = LineChart::new(vec![median, p90], days(language, numbers));
    style(&mut chart.base, say(language, "chat-report-waits"), 280.0, &[BLUE, AMBER]);
    chart.y_axis_configs.iter_mut().for_each(|axis| count_up_to(axis, most, 4));
    chart
}

fn no_shows(language: Language, numbers: &Numbers) -> BarChart {
    let counts: Vec<f32> = numbers.days.iter().map(|day| day.no_shows as f32).collect();
    let most = counts.iter().copied().fold(0.0, f32::max);
    let name = say(language, "chat-report-no-shows");
    let mut chart = BarChart::new(vec![Series::new(name.clone(), counts)], days(language, numbers));
    style(&mut chart.base, name, 190.0, &[ROSE]);
    chart.legend.show = Some(false);
    chart.y_axis_configs.iter_mut().for_each(|axis| count_up_to(axis, most, 2));
    chart
}

/// The first step is at the top; the chart counts from the bottom.
fn steps(language: Language, numbers: &Numbers) -> HorizontalBarChart {
    let total = numbers.total();
    let (names, counts): (Vec<_>, Vec<_>) = Step::ALL
        .into_iter()
        .rev()
        .map(|step| (say(language, &format!("chat-report-step-{}", step.word())), total.came_to(step) as f32))
        .unzip();
    let title = say(language, "chat-report-steps");
    let series = Series { label_show: true, ..Series::new(title.clone(), counts) };
    let mut chart = HorizontalBarChart::new(vec![series], names);
    style(&mut chart.base, title, 300.0, &[BLUE]);
    chart.legend.show = Some(false);
    chart.x_axis.hidden = true;
    chart.grid.stroke_width = 0.0;
    // The longest bar leaves room for its number.
    let most = total.came_to(Step::Sent).max(1) as f32 * 1.15;
    chart.y_axis_configs.iter_mut().for_each(|axis| {
        axis.font = FontConfig { size: LABEL, color: FAINT, weight: None };
        (axis.min, axis.max) = (Some(0.0), Some(most));
    });
    chart
}

fn style(chart: &mut ChartBase, title: String, height: f32, colors: &[Color]) {
    (chart.width, chart.height) = (WIDTH, height);
    chart.margin = (4.0, SIDE, 6.0, SIDE).into();
    chart.background_color = Color::white();
    chart.title.text = title;
    chart.title.align = Align::Left;
    chart.title.font = FontConfig { size: HEADING, color: INK, weight: None };
    chart.title.height = 32.0;
    chart.legend.font = FontConfig { size: LABEL, color: FAINT, weight: None };
    chart.legend.align = Align::Left;
    chart.legend.category = LegendCategory::RoundRect;
    chart.legend.position = Some(Position::Bottom);
    chart.x_axis.font = FontConfig { size: LABEL, color: FAINT, weight: None };
    chart.x_axis.height = 32.0;
    chart.series.colors = colors.to_vec();
    chart.series.label.font = FontConfig { size: LABEL, color: INK, weight: None };
}

/// An axis from nothing to a bit more than `most`, in whole steps.
fn count_up_to(axis: &mut YAxisConfig, most: f32, splits: usize) {
    let steps = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0, 2000.0, 5000.0];
    let step = steps.into_iter().find(|step| most <= step * splits as f32).unwrap_or(most / splits as f32);
    let used = (most / step).ceil().max(1.0);
    axis.min = Some(0.0);
    axis.max = Some(step * used);
    axis.split_number = used as usize;
    axis.font = FontConfig { size: LABEL, color: FAINT, weight: None };
}

/// In a week the days have names; in a month there is room for their numbers only.
fn days(language: Language, numbers: &Numbers) -> Vec<String> {
    let named = numbers.days.len() <= 7;
    let label = |day: &super::Day| {
        let weekday = say(language, &format!("date-weekday-{}", day.date.weekday().to_monday_one_offset()));
        match named {
            true => format!("{} {}", weekday.chars().take(3).collect::<String>(), day.date.day()),
            false => day.date.day().to_string(),
        }
    };
    numbers.days.iter().map(label).collect()
}

fn text(text: String, top: f32, size: f32, color: Color) -> TextConfig {
    let font = FontConfig { size, color, weight: None };
    TextConfig { text, left: Some(SIDE), top: Some(top), font, reserve: true, ..TextConfig::default() }
}

const fn color(r: u8, g: u8, b: u8) -> Color {
    Color { r, g, b, a: 255 }
}
