//! What a visit is for, in words.

use super::{
    Problem,
    words::{Line, Meaning},
};
use crate::visit::VisitKind;

const KINDS: &[(&str, VisitKind)] = &[
    (
        "consulta|teleconsulta|videoconsulta|consulta medica|consulta con el paciente|consultation|teleconsultation|\
         video consultation|video visit|consulta com o paciente",
        VisitKind::Consultation,
    ),
    (
        "informe|informe medico|informes|informe a la familia|informe medico a la familia|family update|update|medical report|\
         report to the family|boletim|boletim medico|informe a familia|informe medico a familia|atualizacao|atualizacao da familia|\
         update for the family|relatorio medico",
        VisitKind::FamilyUpdate,
    ),
    (
        "televisita|visita familiar|visita de la familia|visita de familiares|visita de su familia|family visit|\
         virtual family visit|visita da familia|visita dos familiares|visita de familia",
        VisitKind::FamilyVisit,
    ),
];

/// Takes what is said of the kind. Two kinds are none.
pub(super) fn find(line: &mut Line, problems: &mut Vec<Problem>) -> Option<VisitKind> {
    let mut said: Vec<(VisitKind, String)> = Vec::new();
    for at in 0..line.len() {
        if let Some((end, kind)) = line.look_up(at, KINDS) {
            said.push((kind, line.text(at..end)));
            line.take(at..end, Meaning::Kind);
        }
    }
    let (kind, _) = said.first()?;
    if said.iter().all(|(other, _)| other == kind) {
        return Some(*kind);
    }
    problems.push(Problem::SeveralKinds { texts: said.into_iter().map(|(_, text)| text).collect() });
    None
}
