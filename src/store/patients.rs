//! Patients: their documents, and the index by which they are found.
//!
//! The index is two sorted sets whose members all have the score 0, so that Redis keeps them in the order of their bytes
//! and finds a beginning in O(log n). `patient-words` holds each word of each patient together with all of their words,
//! so that a query of several words scans the rarest of them and checks the others on the spot; `patient-numbers` holds
//! every second end of every number, so that any part of one, or that part without its first digit, is the beginning of
//! a member. Both are written by the commit that writes the document: there is nothing to rebuild when a process starts,
//! and nothing by which several processes could disagree, which an index in memory would have. It costs about 2 kB of
//! Redis memory a patient, and a search among 100,000 takes some milliseconds (`tests/it/patient_search.rs` measures).

use std::{collections::BTreeSet, sync::LazyLock};

use futures_util::future::try_join_all;
use redis::Script;

use super::{Store, StoreError, decode};
use crate::{
    directory::{Patient, Query, SearchKeys},
    phone::PhoneNumber,
    visit::PatientId,
};

/// Between the parts of a member. It comes before letters and digits: whole words and numbers are found first.
const PART: char = '/';
/// Ends of numbers that are shorter than this are not kept: nobody looks for so few digits.
const SHORTEST_END: usize = 4;

/// KEYS: words, numbers. ARGV: how many at most, how the keys of patients begin, the digits or nothing, each word.
/// Answers the ids of patients, in the order of the index.
static FIND: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        r"
        local most, patient, digits = tonumber(ARGV[1]), ARGV[2], ARGV[3]
        -- Each term: where members begin with it or with a part of it, and how a whole text is seen to contain it.
        local terms = {}
        if digits ~= '' then
            table.insert(terms, { key = KEYS[2], begins = { digits, string.sub(digits, 2) }, field = 'numbers', has = digits })
        end
        for place = 4, #ARGV do
            local word = ARGV[place]
            table.insert(terms, { key = KEYS[1], begins = { word }, field = 'words', has = ' ' .. word })
        end

        local rarest, fewest
        for _, term in ipairs(terms) do
            local count = 0
            for _, part in ipairs(term.begins) do
                count = count + redis.call('ZLEXCOUNT', term.key, '[' .. part, '[' .. part .. '\255')
            end
            if not fewest or count < fewest then rarest, fewest = term, count end
        end

        local scans_words = rarest.key == KEYS[1]
        local found, seen = {}, {}
        local function look_at(member)
            -- A member of the words holds all of them; this is far cheaper than to ask for each patient.
            for _, term in ipairs(terms) do
                if scans_words and term.key == KEYS[1] and not string.find(member, term.has, 1, true) then return end
            end
            local id = string.match(member, '([^/]*)$')
            if seen[id] then return end
            seen[id] = true
            for _, term in ipairs(terms) do
                if not (scans_words and term.key == KEYS[1]) then
                    local text = redis.call('HGET', patient .. id, term.field) or ''
                    if not string.find(text, term.has, 1, true) then return end
                end
            end
            table.insert(found, id)
        end

        for _, part in ipairs(rarest.begins) do
            local from, to = '[' .. part, '[' .. part .. '\255'
            repeat
                local members = redis.call('ZRANGEBYLEX', rarest.key, from, to, 'LIMIT', 0, 500)
                for _, member in ipairs(members) do
                    look_at(member)
                    if #found == most then return found end
                end
                from = '(' .. (members[#members] or '')
            until #members < 500
        end
        return found
        ",
    )
});

impl Store {
    /// The patient with this id, if there is one.
    pub async fn patient(&self, id: PatientId) -> Result<Option<Patient>, StoreError> {
        let doc: Option<String> = self.handle.call(redis::cmd("HGET").arg(self.keys.patient(id)).arg("doc")).await?;
        doc.map(|doc| decode("patient", &doc)).transpose()
    }

    /// The patients who are found by what somebody typed, at most `limit`: beginnings of words of the name, parts of a
    /// phone (theirs or a relative's) or of the file number. Nothing to look for finds nobody.
    pub async fn find_patients(&self, query: &str, limit: usize) -> Result<Vec<Patient>, StoreError> {
        let Some(query) = Query::parse(query) else { return Ok(Vec::new()) };
        let mut run = FIND.prepare_invoke();
        run.key(self.keys.patient_words()).key(self.keys.patient_numbers());
        run.arg(limit).arg(self.keys.patients()).arg(query.digits.unwrap_or_default());
        for word in query.words {
            run.arg(word);
        }
        let ids: Vec<String> = self.handle.script(&run).await?;
        self.patients(&ids).await
    }

    /// Those who have this phone, or somebody close to them has it.
    pub async fn patients_with_phone(&self, phone: &PhoneNumber) -> Result<Vec<Patient>, StoreError> {
        let (from, to) = holders_range(phone);
        let command = redis::cmd("ZRANGEBYLEX").arg(self.keys.patient_numbers()).arg(from).arg(to).to_owned();
        let members: Vec<String> = self.handle.call(&command).await?;
        let ids: Vec<_> = members.iter().filter_map(|member| member.rsplit(PART).next()).collect();
        self.patients(&ids).await
    }

    async fn patients(&self, ids: &[impl AsRef<str>]) -> Result<Vec<Patient>, StoreError> {
        let ids = ids.iter().filter_map(|id| id.as_ref().parse().ok());
        let found = try_join_all(ids.map(|id| self.patient(id))).await?;
        Ok(found.into_iter().flatten().collect())
    }
}

/// Under what a patient is found: the fields of their hash, and the members of the two sets.
#[derive(Default)]
pub(super) struct Found {
    pub(super) words_field: String,
    pub(super) numbers_field: String,
    pub(super) words: BTreeSet<String>,
    pub(super) numbers: BTreeSet<String>,
}

impl Found {
    pub(super) fn of(patient: &Patient) -> Self {
        let (keys, id) = (SearchKeys::of(patient), patient.id.to_string());
        // A blank before each word: what begins with it is told from what contains it.
        let words_field = format!(" {}", keys.words);
        let word = |word: &str| format!("{word}{PART}{words_field}{PART}{id}");
        let words = keys.words.split(' ').filter(|one| !one.is_empty()).map(word).collect();
        let ends = keys.numbers.iter().flat_map(|number| ends(number)).map(|end| format!("{end}{PART}{id}"));
        let whole = patient.phones().map(|phone| format!("{}{PART}{id}", phone.as_e164()));
        let numbers = ends.chain(whole).collect();
        let numbers_field = keys.numbers.iter().map(String::as_str).collect::<Vec<_>>().join(" ");
        Self { words_field, numbers_field, words, numbers }
    }
}

/// The ends of a number that have an even length.
fn ends(number: &str) -> impl Iterator<Item = &str> {
    let longest = number.len() - number.len() % 2;
    (SHORTEST_END..=longest).step_by(2).map(|length| &number[number.len() - length..])
}

/// Where the members of all who have this phone stand.
pub(super) fn holders_range(phone: &PhoneNumber) -> (String, String) {
    // The character after PART ends the range.
    (format!("[{}{PART}", phone.as_e164()), format!("({}0", phone.as_e164()))
}
