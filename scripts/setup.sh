# Sourced by speak and check: finds the tools they need, and installs what is missing with apt where that is allowed.

fail() {
    echo "$name: $1" >&2
    exit 2
}

# Installs Debian packages, or says in one line what to install.
install() {
    local missing="$*" as=()
    command -v apt-get >/dev/null || fail "$missing missing (names of Debian packages); install them and start again"
    if [ "$(id -u)" != 0 ]; then
        sudo -n true 2>/dev/null || fail "please install what is missing: sudo apt-get install -y $missing"
        as=(sudo -n)
    fi
    echo "$name: installing $missing" >&2
    mkdir -p "$root/.build"
    local log="$root/.build/apt.log"
    local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -y -q)
    "${as[@]}" "${apt[@]}" install --no-install-recommends "$@" >"$log" 2>&1 \
        || { "${as[@]}" "${apt[@]}" update >"$log" 2>&1 \
            && "${as[@]}" "${apt[@]}" install --no-install-recommends "$@" >>"$log" 2>&1; } \
        || fail "apt-get could not install $missing (see $log); install them and start again"
}

# Sets JAVA_HOME to a JDK.
find_jdk() {
    if [ -z "${JAVA_HOME:-}" ] || [ ! -x "$JAVA_HOME/bin/javac" ]; then
        command -v javac >/dev/null || install openjdk-17-jdk-headless
        JAVA_HOME=$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")
    fi
    export JAVA_HOME
}

# Checks the age of the JDK; takes a moment, so only before a build.
check_jdk() {
    local version
    version=$("$JAVA_HOME/bin/javac" -version 2>&1 | sed 's/[^0-9]*\([0-9]*\).*/\1/')
    [ "${version:-0}" -ge 17 ] || fail "$JAVA_HOME is Java ${version:-?}; install JDK 17 or newer, or set JAVA_HOME to one"
}

need_maven() {
    command -v mvn >/dev/null || install maven
}

# What a window needs: OpenGL, which brings the X libraries and Mesa's drivers.
need_window() {
    [ "$(uname -s)" = Linux ] || return 0
    case $(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null || true) in
        '' | *libGL.so.1*) ;;
        *) install libgl1 ;;
    esac
}

# What a test of the window needs: a screen that is none.
need_screen() {
    command -v xvfb-run >/dev/null && command -v xauth >/dev/null || install xvfb xauth
}

# What encodes films and Ogg.
need_ffmpeg() {
    command -v ffmpeg >/dev/null || install ffmpeg
}

# What recording needs: ffmpeg, and OpenGL without a screen.
need_recording() {
    local packages=() libraries
    command -v ffmpeg >/dev/null || packages+=(ffmpeg)
    if [ "$(uname -s)" = Linux ]; then
        libraries=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null || true)
        case $libraries in *libEGL.so.1*) ;; *) packages+=(libegl1) ;; esac
        case $libraries in *libGLX.so.0* | *libGL.so.1*) ;; *) packages+=(libgl1) ;; esac
        compgen -G '/usr/lib*/*/dri/*_dri.so' >/dev/null || compgen -G '/usr/lib*/dri/*_dri.so' >/dev/null \
            || compgen -G '/usr/lib*/*/libgallium*.so' >/dev/null || packages+=(libgl1-mesa-dri)
    fi
    [ ${#packages[@]} = 0 ] || install "${packages[@]}"
}
