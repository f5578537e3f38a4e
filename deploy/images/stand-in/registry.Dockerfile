ARG BASE
FROM ${BASE}
COPY part/ /opt/registry/
ENV QUARKUS_HTTP_PORT=8081 QUARKUS_HTTP_HOST=0.0.0.0
EXPOSE 8081
WORKDIR /tmp
CMD ["java", "-Xmx256m", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Dquarkus.log.level=WARN", "-jar", "/opt/registry/quarkus-run.jar"]
