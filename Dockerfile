# docker build -t tqcheck . && docker run --rm -v "$PWD:/work" tqcheck check articles
FROM python:3.12-slim AS build
COPY . /tqcheck
RUN pip wheel --no-cache-dir --wheel-dir /wheels /tqcheck

FROM python:3.12-slim
RUN --mount=type=bind,from=build,source=/wheels,target=/wheels \
    pip install --no-cache-dir --no-index --find-links /wheels tqcheck
RUN useradd --create-home reader
USER reader
WORKDIR /work
ENTRYPOINT ["tqcheck"]
CMD ["--help"]
