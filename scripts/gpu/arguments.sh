# Reads the arguments of a check into device and minutes; refuses others with exit code 2.
device=cuda:0
minutes=14
while [ $# -gt 0 ]; do
    if [ "$1" = --device ] && [ -n "${2-}" ]; then
        device=$2
    elif [ "$1" = --minutes ] && [[ ${2-} =~ ^[1-9][0-9]*$ ]]; then
        minutes=$2
    else
        echo "gpu-check: an option is --device DEVICE or --minutes COUNT, but was $1${2+ $2}." >&2
        exit 2
    fi
    shift 2
done
