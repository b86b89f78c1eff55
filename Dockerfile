# The WAR on Payara Micro in one jar. State is in /data; give HOST another value to narrow it.
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY . .
RUN mvn -B -q -DskipTests package

FROM eclipse-temurin:17-jre
RUN useradd --system --uid 10001 --home-dir /data --create-home gantry
COPY --from=build /src/target/gantry-micro.jar /opt/gantry/gantry-micro.jar
USER 10001
WORKDIR /data
VOLUME /data
ENV GANTRY_HOME=/data HOST=0.0.0.0 PORT=8080 OTEL_SDK_DISABLED=true
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$PORT && printf 'GET /health HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q '\"OK\"' <&3"]
ENTRYPOINT ["java", "-Xms256m", "-Xmx768m", "-XX:+UseSerialGC", "-XX:MetaspaceSize=160m", "-jar", "/opt/gantry/gantry-micro.jar"]
