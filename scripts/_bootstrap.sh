# Read by scripts/hmicwatch and scripts/test, which set $self to their own path: hands over to bootstrap.py with any
# Python that runs. The environment's own comes first, since it is there on every call but the first.

here=${self%/*}
if [ -x "$here/../.venv/bin/python" ] && [ -f "$here/../.venv/hmicwatch-stamp" ]; then
    exec "$here/../.venv/bin/python" -I -S "$here/bootstrap.py" "$@"
fi
for python in python3 python3.14 python3.13 python3.12 python3.11 "$HMICWATCH_PYTHON"; do
    if [ -n "$python" ] && "$python" -c '' 2>/dev/null; then
        exec "$python" -I -S "$here/bootstrap.py" "$@"
    fi
done
echo "hmicwatch: needs Python 3.11 or later; found none. Install it, or name it in HMICWATCH_PYTHON." >&2
exit 1
