ARG BASE
FROM ${BASE}
WORKDIR /app
COPY dependencies/ ./
COPY spring-boot-loader/ ./
COPY snapshot-dependencies/ ./
# The classic builder can lose a layer between copies that follow each other; an empty step in between keeps it.
RUN busybox true
COPY application/ ./
COPY health start /bin/
# Keys, passwords and secrets: a volume, that of the services too.
USER 0:0
RUN busybox mkdir -p /issuer && busybox chown 10001:10001 /issuer
ENV NAME=issuer MANAGEMENT_SERVER_PORT=8090 SERVER_PORT=8090 SERVER_ADDRESS=0.0.0.0 STEPDOWN_ISSUER_FOLDER=/issuer
USER 10001:10001
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["/bin/health"]
ENTRYPOINT ["/bin/start"]
