//! Folders of the fonts that are installed on this machine.

#[cfg(not(any(target_os = "windows", target_os = "macos")))]
use std::path::Path;
use std::path::PathBuf;

/// The folders, some of which may not be there.
#[cfg(target_os = "windows")]
pub(super) fn folders() -> Vec<PathBuf> {
    let of_user = variable("USERPROFILE").map(|home| home.join("AppData\\Local\\Microsoft\\Windows\\Fonts"));
    let of_system = variable("SYSTEMROOT").unwrap_or_else(|| "C:\\Windows".into()).join("Fonts");
    [of_system].into_iter().chain(of_user).collect()
}

/// The folders, some of which may not be there.
#[cfg(target_os = "macos")]
pub(super) fn folders() -> Vec<PathBuf> {
    let of_user = variable("HOME").map(|home| home.join("Library/Fonts"));
    ["/Library/Fonts", "/System/Library/Fonts"].map(PathBuf::from).into_iter().chain(of_user).collect()
}

/// The folders that the configuration of fontconfig names; the usual ones where it names none.
#[cfg(not(any(target_os = "windows", target_os = "macos")))]
pub(super) fn folders() -> Vec<PathBuf> {
    let home = variable("HOME");
    let mut config = fontconfig_parser::FontConfig::default();
    for file in config_files(home.as_deref()) {
        // A fault of a system file leaves its folders out.
        let _ = config.merge_config(&file);
    }
    let below_home = |path: &Path| home.as_deref().map(|home| home.join(path));
    let named = config.dirs.into_iter().filter_map(|dir| match dir.path.strip_prefix("~") {
        Ok(below) => below_home(below),
        Err(_) => Some(dir.path),
    });
    let named: Vec<PathBuf> = named.collect();
    if !named.is_empty() {
        return named;
    }
    let of_user = [".fonts", ".local/share/fonts"].iter().filter_map(|path| below_home(Path::new(path)));
    ["/usr/share/fonts", "/usr/local/share/fonts"].map(PathBuf::from).into_iter().chain(of_user).collect()
}

/// The files of fontconfig that are there, in the order in which they are read.
#[cfg(not(any(target_os = "windows", target_os = "macos")))]
fn config_files(home: Option<&Path>) -> Vec<PathBuf> {
    if let Some(file) = variable("FONTCONFIG_FILE") {
        return Some(file).filter(|file| file.is_file()).into_iter().collect();
    }
    let of_user = variable("XDG_CONFIG_HOME").or_else(|| Some(home?.join(".config")));
    let of_user = of_user.map(|dir| dir.join("fontconfig/fonts.conf")).filter(|file| file.is_file());
    let first = of_user.unwrap_or_else(|| "/etc/fonts/local.conf".into());
    let files = [first, "/etc/fonts/fonts.conf".into()];
    files.into_iter().filter(|file| file.is_file()).collect()
}

#[expect(clippy::disallowed_methods, reason = "the environment is read in `cli/` and nowhere else")]
fn variable(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}
