//! Reads the paths that a Rust source names: imports, groups within groups, and paths in the middle of code.

/// A path that a source names: `crate::ui::theme`, `super::Fault`, `std::fs`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub line: usize,
    pub path: Vec<String>,
    /// How many modules deep inside the file, in `mod tests { .. }` for instance.
    pub depth: usize,
}

/// What a Rust source consists of, as far as paths go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    Word(String),
    Colons,
    Mark(char),
}

/// Words and marks with their lines; comments, strings and characters are left out.
pub fn tokens(source: &str) -> Vec<(usize, Token)> {
    let mut tokens = Vec::new();
    let mut line = 1;
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let taken = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            block_comment(rest)
        } else if let Some(length) = literal(rest) {
            length
        } else if c.is_alphanumeric() || c == '_' {
            let word = rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap();
            tokens.push((line, Token::Word(word.to_owned())));
            word.len()
        } else if rest.starts_with("::") {
            tokens.push((line, Token::Colons));
            2
        } else {
            if !c.is_whitespace() {
                tokens.push((line, Token::Mark(c)));
            }
            c.len_utf8()
        };
        line += rest[..taken].matches('\n').count();
        rest = &rest[taken..];
    }
    tokens
}

fn block_comment(text: &str) -> usize {
    let mut deep = 0;
    let mut at = 0;
    while at < text.len() {
        if text[at..].starts_with("/*") {
            deep += 1;
            at += 2;
        } else if text[at..].starts_with("*/") {
            deep -= 1;
            at += 2;
            if deep == 0 {
                return at;
            }
        } else {
            at += text[at..].chars().next().unwrap().len_utf8();
        }
    }
    text.len()
}

/// The length of a string or character that begins here; none for anything else, lifetimes too.
fn literal(text: &str) -> Option<usize> {
    let prefix = ["br", "cr", "b", "c", "r", ""].into_iter().find(|prefix| {
        text.strip_prefix(prefix).is_some_and(|rest| {
            let hashes = rest.trim_start_matches('#');
            let raw = prefix.ends_with('r');
            hashes.starts_with('"') && (raw || rest.starts_with('"'))
        })
    });
    if let Some(prefix) = prefix {
        let body = &text[prefix.len()..];
        if prefix.ends_with('r') {
            let hashes = body.len() - body.trim_start_matches('#').len();
            let end = format!("\"{}", "#".repeat(hashes));
            let from = prefix.len() + hashes + 1;
            return Some(text[from..].find(&end).map_or(text.len(), |at| from + at + end.len()));
        }
        let mut escaped = false;
        for (at, c) in body.char_indices().skip(1) {
            match c {
                '"' if !escaped => return Some(prefix.len() + at + 1),
                '\\' => escaped = !escaped,
                _ => escaped = false,
            }
        }
        return Some(text.len());
    }
    let character = text.strip_prefix('\'')?;
    let mut chars = character.char_indices();
    match chars.next()? {
        (_, '\\') => {
            let end = character.char_indices().skip(2).find(|(_, c)| *c == '\'');
            end.map(|(at, _)| at + 2)
        }
        (_, _) => match chars.next()? {
            (at, '\'') => Some(at + 2),
            _ => None,
        },
    }
}

/// Every path of more than one name, and every `crate` and `super`, with groups taken apart.
pub fn paths(source: &str) -> Vec<Named> {
    let tokens = tokens(source);
    let mut found = Vec::new();
    // For each open brace whether it is a module's.
    let mut braces: Vec<bool> = Vec::new();
    let mut at = 0;
    let word = |at: usize| match tokens.get(at) {
        Some((_, Token::Word(word))) => Some(word.as_str()),
        _ => None,
    };
    while at < tokens.len() {
        let depth = braces.iter().filter(|is_module| **is_module).count();
        match &tokens[at].1 {
            Token::Mark('{') => {
                let is_module = at >= 2 && word(at - 2) == Some("mod") && word(at - 1).is_some();
                braces.push(is_module);
                at += 1;
            }
            Token::Mark('}') => {
                braces.pop();
                at += 1;
            }
            Token::Word(first) => {
                let is_visibility =
                    at >= 2 && tokens[at - 1].1 == Token::Mark('(') && word(at - 2) == Some("pub");
                let from = found.len();
                at = path(&tokens, at, &mut Vec::new(), depth, &mut found);
                let is_path = found[from..].iter().any(|named| named.path.len() > 1);
                if is_visibility || !(is_path || first == "crate" || first == "super") {
                    found.truncate(from);
                }
            }
            _ => at += 1,
        }
    }
    found
}

/// Reads the path or group at a place into `found`; answers the place behind it.
fn path(
    tokens: &[(usize, Token)],
    mut at: usize,
    prefix: &mut Vec<String>,
    depth: usize,
    found: &mut Vec<Named>,
) -> usize {
    let start = prefix.len();
    let line = tokens[at].0;
    loop {
        match tokens.get(at).map(|(_, token)| token) {
            Some(Token::Word(word)) => {
                prefix.push(word.clone());
                at += 1;
            }
            Some(Token::Mark('*')) => {
                prefix.push("*".to_owned());
                at += 1;
            }
            Some(Token::Mark('{')) if prefix.len() > start || start > 0 => {
                at = group(tokens, at + 1, prefix, depth, found);
                prefix.truncate(start);
                return at;
            }
            _ => break,
        }
        if tokens.get(at).map(|(_, token)| token) != Some(&Token::Colons) {
            break;
        }
        at += 1;
    }
    found.push(Named { line, path: prefix.clone(), depth });
    prefix.truncate(start);
    at
}

fn group(
    tokens: &[(usize, Token)],
    mut at: usize,
    prefix: &mut Vec<String>,
    depth: usize,
    found: &mut Vec<Named>,
) -> usize {
    while let Some((_, token)) = tokens.get(at) {
        match token {
            Token::Mark('}') => return at + 1,
            Token::Word(word) if word == "as" => at += 2,
            Token::Word(_) | Token::Mark('*') => {
                at = path(tokens, at, prefix, depth, found);
            }
            _ => at += 1,
        }
    }
    at
}
