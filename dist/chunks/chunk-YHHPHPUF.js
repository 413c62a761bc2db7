export{a_5 as a,b_5 as b,c_5 as c}from"./aws-at-once.js";
