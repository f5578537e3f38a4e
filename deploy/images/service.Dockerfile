ARG BASE
FROM ${BASE}
ARG NAME
ARG MANAGEMENT
WORKDIR /app
# From what changes least to what changes most.
COPY dependencies/ ./
COPY spring-boot-loader/ ./
COPY snapshot-dependencies/ ./
# The classic builder can lose a layer between copies that follow each other; an empty step in between keeps it.
RUN busybox true
COPY application/ ./
COPY health start /bin/
ENV NAME=${NAME} MANAGEMENT_SERVER_PORT=${MANAGEMENT} SERVER_ADDRESS=0.0.0.0 MANAGEMENT_SERVER_ADDRESS=0.0.0.0 \
    LOGGING_STRUCTURED_FORMAT_CONSOLE=ecs
# A start that finds no database, so that the classes up to there are kept ready: it needs no secret and no network.
USER 0:0
RUN start -XX:ArchiveClassesAtExit=/app/classes.jsa -Xlog:aot=off -Xlog:cds=off \
    -Dspring.datasource.url=jdbc:postgresql://127.0.0.1:1/none -Dspring.datasource.hikari.connection-timeout=250 \
    -Dspring.datasource.hikari.initialization-fail-timeout=1 -Dspring.main.banner-mode=off >/dev/null 2>&1 ; test -s /app/classes.jsa
USER 10001:10001
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["/bin/health"]
ENTRYPOINT ["/bin/start"]
