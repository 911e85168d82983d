//! `init`: from arguments alone, or by asking for what they leave open.

use std::io::BufRead as _;

use vestigo_protocol::ids::{Country, NodeName};

use super::args::Init;
use super::world::{Setting, World};
use super::{Answer, show};
use crate::service::requests::InitRequest;
use crate::service::{ErrorCode, Offline, Outcome, ServiceError};
use crate::text::Text;

/// Longest answer that is read, in bytes.
const ANSWER_MAX: u64 = 4096;

/// Longest part of a node name that names the agency (wire.md).
const SLUG_MAX: usize = 40;

pub(super) fn init(
    args: Init,
    setting: &Setting,
    world: &mut World<'_>,
    offline: &dyn Offline,
) -> Outcome<Answer> {
    let mut request = if args.non_interactive {
        from_arguments(args, setting)?
    } else {
        ask(args, setting, world)?
    };
    // The daemon and its commands must mean the same directory wherever they are started.
    request.data_dir = std::path::absolute(&request.data_dir)
        .map_err(|e| ServiceError::file(&request.data_dir, &e))?;
    let view = offline.init(request)?;
    Answer::done(&view, show::founded(setting.text, &view))
}

fn from_arguments(args: Init, setting: &Setting) -> Outcome<InitRequest> {
    let missing = |argument: &str| {
        ServiceError::new(ErrorCode::Usage, "error-usage-missing").with("argument", argument)
    };
    let country = args.country.clone().ok_or_else(|| missing("--country"))?;
    let agency = args.agency.clone().ok_or_else(|| missing("--agency"))?;
    let country = parse_country(&country)?;
    let slug = args.slug.clone().unwrap_or_else(|| slug_of(&agency));
    check_slug(country, &slug)?;
    Ok(request(args, setting, country, agency, slug))
}

fn request(
    args: Init,
    setting: &Setting,
    country: Country,
    agency: String,
    slug: String,
) -> InitRequest {
    InitRequest {
        data_dir: setting.data_dir.clone(),
        root_dir: args.root_dir,
        country: country.as_str().to_owned(),
        agency,
        slug,
        listen: args.listen,
        public_name: args.public_name.filter(|name| !name.is_empty()),
        marking_practice: args.marking_practice.filter(|practice| !practice.trim().is_empty()),
        language: setting.text.language.tag().to_owned(),
        uid: setting.caller.uid,
    }
}

/// The wizard.
fn ask(mut args: Init, setting: &Setting, world: &mut World<'_>) -> Outcome<InitRequest> {
    let text = setting.text;
    say(
        world,
        &text.say_with("ask-intro", &[("data", setting.data_dir.display().to_string().into())]),
    );
    let country = loop {
        let given = match args.country.take() {
            Some(country) => country,
            None => question(world, text, "ask-country", "")?,
        };
        match parse_country(&given) {
            Ok(country) => break country,
            Err(error) => say(world, &text.error(&error).0),
        }
    };
    let agency = loop {
        let given = match args.agency.take() {
            Some(agency) => agency,
            None => question(world, text, "ask-agency", "")?,
        };
        if !given.trim().is_empty() {
            break given.trim().to_owned();
        }
    };
    let slug = loop {
        let given = match args.slug.take() {
            Some(slug) => slug,
            None => question(world, text, "ask-slug", &slug_of(&agency))?,
        };
        match check_slug(country, &given) {
            Ok(()) => break given,
            Err(error) => say(world, &text.error(&error).0),
        }
    };
    if args.root_dir.is_none() {
        let default = setting.data_dir.join(crate::keys::ROOT_DIR).display().to_string();
        let given = question(world, text, "ask-root-dir", &default)?;
        args.root_dir = Some(given.into());
    }
    if args.listen.is_empty() {
        let default = crate::config::NetConfig::default().listen.join(" ");
        let given = question(world, text, "ask-listen", &default)?;
        args.listen = given.split_whitespace().map(str::to_owned).collect();
    }
    if args.public_name.is_none() {
        args.public_name = Some(question(world, text, "ask-public-name", "")?);
    }
    let request = request(args, setting, country, agency, slug);
    say(
        world,
        &text.say_with(
            "ask-summary",
            &[
                ("node", format!("vestigo/{}/{}", country.to_lower(), request.slug).into()),
                ("agency", request.agency.clone().into()),
                ("data", request.data_dir.display().to_string().into()),
            ],
        ),
    );
    let yes = text.say("word-yes");
    let answer = question(world, text, "ask-go-on", &yes)?;
    // `y`, `yes`, `s`, `sí`, `oui`: the first letter of the language's word.
    let agrees = match (answer.to_lowercase().chars().next(), yes.chars().next()) {
        (Some(given), Some(wanted)) => given == wanted,
        _ => false,
    };
    if agrees {
        Ok(request)
    } else {
        Err(ServiceError::new(ErrorCode::NotAllowed, "error-init-stopped"))
    }
}

fn say(world: &mut World<'_>, words: &str) {
    // If standard error is closed, the questions cannot be seen and input will end.
    let _written = writeln!(world.err, "{words}");
}

/// Asks; an empty answer is the default. The end of input ends the wizard.
fn question(world: &mut World<'_>, text: Text, key: &str, default: &str) -> Outcome<String> {
    use std::io::Read as _;
    let default_shown = if default.is_empty() { String::new() } else { format!(" [{default}]") };
    let shown = format!("{}{default_shown}{} ", text.say(key), text.colon());
    let _written = world.err.write_all(shown.as_bytes()).and_then(|()| world.err.flush());
    let mut line = String::new();
    let read = (&mut *world.input).take(ANSWER_MAX).read_line(&mut line);
    if read.map_err(ServiceError::unexpected)? == 0 {
        return Err(ServiceError::new(ErrorCode::Usage, "error-init-input-ended"));
    }
    let answer = line.trim();
    Ok(if answer.is_empty() { default.to_owned() } else { answer.to_owned() })
}

fn parse_country(text: &str) -> Outcome<Country> {
    Country::parse(&text.trim().to_uppercase()).ok_or_else(|| {
        ServiceError::new(ErrorCode::BadInput, "error-country").with("country", text.trim())
    })
}

fn check_slug(country: Country, slug: &str) -> Outcome<()> {
    NodeName::new(country, slug).map(drop).map_err(|_| {
        ServiceError::new(ErrorCode::BadInput, "error-slug")
            .with("slug", slug)
            .with("max", SLUG_MAX)
    })
}

/// A proposal for the agency's part of the node name.
fn slug_of(agency: &str) -> String {
    let mut slug = String::new();
    for c in agency.to_lowercase().chars() {
        let plain = match c {
            'á' | 'à' | 'â' | 'ã' | 'ä' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'í' | 'ì' | 'î' | 'ï' => 'i',
            'ó' | 'ò' | 'ô' | 'õ' | 'ö' => 'o',
            'ú' | 'ù' | 'û' | 'ü' => 'u',
            'ñ' => 'n',
            'ç' => 'c',
            'a'..='z' | '0'..='9' => c,
            _ => '-',
        };
        if !(plain == '-' && (slug.is_empty() || slug.ends_with('-'))) && slug.len() < SLUG_MAX {
            slug.push(plain);
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_proposed_slug_is_always_acceptable_if_not_empty() {
        let country = Country::parse("XA").unwrap();
        assert_eq!(
            slug_of("Policía Nacional — División de Armas"),
            "policia-nacional-division-de-armas"
        );
        assert_eq!(slug_of("  (ATF)  "), "atf");
        assert_eq!(slug_of("日本"), "");
        let long = slug_of(&"ab ".repeat(30));
        check_slug(country, &long).unwrap();
        assert!(long.len() <= SLUG_MAX);
    }
}
