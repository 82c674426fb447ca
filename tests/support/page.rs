//! A page of HTML, read strictly: what a browser would forgive is refused here. Knows the elements that our pages have.

use std::collections::BTreeSet;

/// An element and what is in it.
#[derive(Debug)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
}

#[derive(Debug)]
pub enum Node {
    Element(Element),
    Text(String),
}

const ELEMENTS: [&str; 38] = [
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "header",
    "main",
    "section",
    "nav",
    "h1",
    "h2",
    "p",
    "ul",
    "ol",
    "li",
    "a",
    "dl",
    "dt",
    "dd",
    "div",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "br",
    "span",
    "figure",
    "figcaption",
    "svg",
    "desc",
    "defs",
    "pattern",
    "rect",
    "text",
];
const VOID: [&str; 2] = ["meta", "br"];

/// Reads a page.
///
/// # Panics
///
/// Panics on an element that is unknown, not closed or closed in the wrong place, an attribute that is named twice or not
/// between quotes, a reference other than those to signs of markup, and a sign that no page may hold.
pub fn read(page: &str) -> Element {
    assert!(page.chars().all(|c| !c.is_control() || c == '\n' || c == '\t'), "a control character");
    let mut rest = page.strip_prefix("<!DOCTYPE html>\n").expect("says that it is HTML");
    let mut open: Vec<Element> =
        vec![Element { name: String::new(), attributes: vec![], children: vec![] }];
    while !rest.is_empty() {
        let (text, after) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        open.last_mut().unwrap().children.push(Node::Text(decoded(text)));
        rest = after;
        if rest.is_empty() {
            break;
        }
        let (tag, after) = rest.trim_start_matches('<').split_once('>').expect("a tag ends");
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            let closed = open.pop().unwrap();
            assert_eq!(closed.name, name, "closed in the wrong place");
            open.last_mut().expect("something is open").children.push(Node::Element(closed));
            continue;
        }
        let (tag, is_closed) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(ELEMENTS.contains(&name), "an element <{name}>");
        let element = Element {
            name: name.into(),
            attributes: read_attributes(attributes),
            children: vec![],
        };
        if is_closed || VOID.contains(&name) {
            open.last_mut().unwrap().children.push(Node::Element(element));
        } else {
            open.push(element);
        }
    }
    let root = open.pop().expect("the root");
    assert!(open.is_empty(), "<{}> is not closed", root.name);
    let elements: Vec<Element> = root.children.into_iter().filter_map(Node::element).collect();
    assert_eq!(elements.len(), 1);
    elements.into_iter().next().unwrap()
}

fn read_attributes(mut rest: &str) -> Vec<(String, String)> {
    let mut attributes: Vec<(String, String)> = Vec::new();
    while !rest.is_empty() {
        let (name, value) = rest.split_once("=\"").expect("an attribute has a value in quotes");
        assert!(name.chars().all(|c| c.is_ascii_alphabetic() || c == '-'), "an attribute {name:?}");
        assert!(attributes.iter().all(|(other, _)| other != name), "{name} twice");
        let (value, after) = value.split_once('"').expect("a quote ends");
        attributes.push((name.into(), decoded(value)));
        rest = after.strip_prefix(' ').unwrap_or(after);
    }
    attributes
}

fn decoded(text: &str) -> String {
    let mut decoded = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        let (name, after) = after.split_once(';').expect("a reference ends");
        decoded.push_str(before);
        decoded.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#39" => '\'',
            name => panic!("a reference {name:?}"),
        });
        rest = after;
    }
    assert!(!text.contains('>'), "a stray bracket in {text:?}");
    decoded + rest
}

impl Node {
    fn element(self) -> Option<Element> {
        match self {
            Self::Element(element) => Some(element),
            Self::Text(_) => None,
        }
    }
}

impl Element {
    /// All elements in it, itself first, in the order of the page.
    pub fn all(&self) -> Vec<&Self> {
        let children = self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        });
        [self].into_iter().chain(children.flat_map(Self::all)).collect()
    }

    /// Those with a name.
    pub fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.all().into_iter().filter(move |element| element.name == name)
    }

    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    /// All the text in it.
    pub fn text(&self) -> String {
        let texts = self.children.iter().map(|node| match node {
            Node::Element(element) => element.text(),
            Node::Text(text) => text.clone(),
        });
        texts.collect()
    }

    /// The cells of the rows of a table, its headings first.
    pub fn rows(&self) -> Vec<Vec<String>> {
        let is_cell = |element: &&Self| element.name == "td" || element.name == "th";
        let cells = |row: &Self| row.all().into_iter().filter(is_cell).map(Self::text).collect();
        self.named("tr").map(cells).collect()
    }

    /// Its ids; no two are alike.
    pub fn ids(&self) -> BTreeSet<String> {
        let all = self.all();
        let ids: Vec<&str> = all.iter().filter_map(|element| element.attribute("id")).collect();
        let unique: BTreeSet<String> = ids.iter().map(|id| (*id).to_owned()).collect();
        assert_eq!(unique.len(), ids.len(), "two ids are alike: {ids:?}");
        unique
    }
}
