@echo off
rem Starts Stemma. Builds it first where that is needed: once after a checkout.
setlocal
set "here=%~dp0"
set "program=%here%studio\target\stemma"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" -version >nul 2>&1
if errorlevel 1 (
    echo error: no Java was found>&2
    echo hint: install a JDK 17 or newer, or set JAVA_HOME to one>&2
    exit /b 1
)
if not exist "%program%\stemma.jar" (
    where mvn >nul 2>&1
    if errorlevel 1 (
        echo error: Stemma is not built yet, and Maven was not found>&2
        echo hint: install Maven 3.8 or newer>&2
        exit /b 1
    )
    echo building Stemma: once, some minutes the first time>&2
    call mvn -q -B -DskipTests -Dspotless.check.skip -f "%here%pom.xml" -pl studio -am package >&2
    if errorlevel 1 exit /b 1
)
rem DL4J trains twenty times slower with more OpenMP threads than one.
set OMP_NUM_THREADS=1
rem Class data that a start needs, laid ready by a short trial run: once. A Java that it does not suit passes it over.
set "archive=%program%\start.jsa"
set "trial=%TEMP%\stemma-%RANDOM%-%RANDOM%"
if not exist "%archive%" (
    echo preparing the first start: once, some seconds>&2
    mkdir "%trial%"
    setlocal
    set "STEMMA_HOME=%trial%\home"
    "%java%" "-XX:ArchiveClassesAtExit=%trial%\start.jsa" -XX:+UseSerialGC "-Dstemma.models=%here%models" ^
        -jar "%program%\stemma.jar" warm-up "%trial%" >nul 2>&1
    endlocal
    move /y "%trial%\start.jsa" "%archive%" >nul 2>&1
    rmdir /s /q "%trial%"
)
rem Short commands are over before the JVM's second compiler pays.
set "compiler=-XX:TieredStopAtLevel=1"
set "memory="
if "%~1"=="train" set "compiler=-XX:+TieredCompilation"
if "%~1"=="evaluate" set "compiler=-XX:+TieredCompilation"
if "%~1"=="compare" set "compiler=-XX:+TieredCompilation"
if "%~1"=="replay" set "compiler=-XX:+TieredCompilation"
if "%~1"=="studio" (
    set "compiler=-XX:+TieredCompilation"
    set "memory=-Xmx256m"
)
"%java%" %compiler% %memory% "-XX:SharedArchiveFile=%archive%" -Xlog:disable -Xlog:all=error:stderr -XX:+UseSerialGC ^
    "-Dstemma.models=%here%models" -jar "%program%\stemma.jar" %*
exit /b %errorlevel%
