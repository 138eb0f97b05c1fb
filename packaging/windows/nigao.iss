; Inno Setup: the installer for one person, without an administrator. Not yet run on Windows.
; Made of the folder that PyInstaller makes there:
;   py -3.12 -m venv build\venv
;   build\venv\Scripts\pip install --require-hashes --only-binary :all: -r packaging\requirements-build.lock
;   build\venv\Scripts\python packaging\icons.py build\icons
;   build\venv\Scripts\pyinstaller --distpath build\frozen --workpath build\work packaging\nigao.spec
;   iscc /DVersion=0.2.0 packaging\windows\nigao.iss
; ChineseSimplified.isl is no part of Inno Setup 6: its unofficial translations bring it; put it beside this file.

#ifndef Version
  #error "iscc /DVersion=… wanted"
#endif

[Setup]
AppId={{6E1B7B4E-6E69-4761-8F3A-9704201200A1}
AppName=拟稿
AppVersion={#Version}
AppPublisher=the nigao authors
DefaultDirName={localappdata}\Programs\nigao
DefaultGroupName=拟稿
PrivilegesRequired=lowest
DisableProgramGroupPage=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=nigao-{#Version}-setup
SetupIconFile=..\..\build\icons\nigao.ico
UninstallDisplayIcon={app}\nigao.exe
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ChangesAssociations=yes
ChangesEnvironment=yes

[Languages]
Name: "zh"; MessagesFile: "ChineseSimplified.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[CustomMessages]
zh.Desktop=在桌面上放一个图标
en.Desktop=Put an icon on the desktop
zh.Template=拟稿模板
en.Template=Nigao template
zh.Path=在命令行里也能用 nigao
en.Path=Make nigao known to the command line
zh.Run=打开拟稿
en.Run=Start nigao

[Tasks]
Name: "desktop"; Description: "{cm:Desktop}"
Name: "path"; Description: "{cm:Path}"; Flags: unchecked

[Files]
Source: "..\..\build\frozen\nigao\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs

[Icons]
Name: "{userprograms}\拟稿"; Filename: "{app}\nigao.exe"
Name: "{userdesktop}\拟稿"; Filename: "{app}\nigao.exe"; Tasks: desktop

[Registry]
; A double click on a template opens it; a Word file lists the program among those that can open it, and keeps the one that it has.
Root: HKCU; Subkey: "Software\Classes\.nigao"; ValueType: string; ValueData: "nigao.template"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\nigao.template"; ValueType: string; ValueData: "{cm:Template}"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\nigao.template\DefaultIcon"; ValueType: string; ValueData: "{app}\nigao.exe,0"
Root: HKCU; Subkey: "Software\Classes\nigao.template\shell\open\command"; ValueType: string; ValueData: """{app}\nigao.exe"" ""%1"""
Root: HKCU; Subkey: "Software\Classes\Applications\nigao.exe"; ValueType: string; ValueName: "FriendlyAppName"; ValueData: "拟稿"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\Applications\nigao.exe\shell\open\command"; ValueType: string; ValueData: """{app}\nigao.exe"" ""%1"""
Root: HKCU; Subkey: "Software\Classes\Applications\nigao.exe\SupportedTypes"; ValueType: string; ValueName: ".docx"; ValueData: ""
Root: HKCU; Subkey: "Software\Classes\Applications\nigao.exe\SupportedTypes"; ValueType: string; ValueName: ".txt"; ValueData: ""
Root: HKCU; Subkey: "Software\Classes\.docx\OpenWithList\nigao.exe"; ValueType: none; Flags: uninsdeletekey
Root: HKCU; Subkey: "Environment"; ValueType: expandsz; ValueName: "Path"; ValueData: "{olddata};{app}"; Tasks: path; Check: IsNotOnPath

[Run]
Filename: "{app}\nigao.exe"; Description: "{cm:Run}"; Flags: nowait postinstall skipifsilent

[Code]
function IsNotOnPath: Boolean;
var
  Path: String;
begin
  if not RegQueryStringValue(HKCU, 'Environment', 'Path', Path) then
    Path := '';
  Result := Pos(';' + Uppercase(ExpandConstant('{app}')) + ';', ';' + Uppercase(Path) + ';') = 0;
end;
